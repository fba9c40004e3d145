import type { LaunchOptions } from 'playwright-core'

/**
 * Chromium without a network: every request is answered by us before it leaves, and what would slip past (a redirect, a
 * prefetch, WebRTC, QUIC) meets a proxy address where nothing listens. Its own sandbox is left out on request alone, for
 * containers whose rules forbid it and which confine it themselves.
 */
export function launchOptions(chromiumPath: string, sandbox = true): LaunchOptions {
  return {
    executablePath: chromiumPath,
    headless: true,
    // Chromium refuses its sandbox to root; everyone else keeps it.
    chromiumSandbox: sandbox && process.getuid?.() !== 0,
    args: [
      '--proxy-server=http://127.0.0.1:9',
      '--proxy-bypass-list=<-loopback>',
      '--host-resolver-rules=MAP * ~NOTFOUND',
      '--disable-quic',
      '--disable-background-networking',
      '--dns-prefetch-disable',
      '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--mute-audio',
      '--js-flags=--max-old-space-size=256',
    ],
  }
}
