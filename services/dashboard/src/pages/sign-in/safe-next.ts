/** Where to go after signing in: a path on this site only, never another host ("//evil.example") or back to the sign-in. */
export function safeNext(next: string | undefined): string {
  if (!next || !/^\/(?![/\\])/.test(next) || next.startsWith('/dang-nhap')) return '/'
  return next
}
