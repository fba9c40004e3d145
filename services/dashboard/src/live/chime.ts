let context: AudioContext | null = null

/** Lets the page make a sound: browsers allow it only after a key or a click. */
export function unlockChime(): void {
  context ??= new AudioContext()
  if (context.state === 'suspended') void context.resume()
}

/** Two short tones, higher for severity 5; silent until `unlockChime` ran on a gesture. */
export function chime(severity: number): void {
  if (context?.state !== 'running') return
  const tones = severity >= 5 ? [880, 1175, 880] : [660, 880]
  for (const [index, frequency] of tones.entries()) tone(context, frequency, index * 0.18)
}

function tone(audio: AudioContext, frequency: number, after: number): void {
  const start = audio.currentTime + after
  const oscillator = audio.createOscillator()
  const gain = audio.createGain()
  oscillator.frequency.value = frequency
  gain.gain.setValueAtTime(0.0001, start)
  gain.gain.exponentialRampToValueAtTime(0.25, start + 0.02)
  gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.16)
  oscillator.connect(gain).connect(audio.destination)
  oscillator.start(start)
  oscillator.stop(start + 0.17)
}
