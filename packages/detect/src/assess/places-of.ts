/** Where a word stands among the numbers of the words of a sentence. */
export function placesOf(number: number, numbers: readonly number[]): number[] {
  const places: number[] = []
  for (let at = numbers.indexOf(number); at >= 0; at = numbers.indexOf(number, at + 1)) places.push(at)
  return places
}
