/** 32-bit numbers by the place at which each first came. */
export interface Numbering {
  /** The first `size` of them. */
  values: Int32Array
  size: number
  /** One more than the place of a number, at the slot of its hash or behind it. */
  slots: Int16Array
}

/** Room for at most so many numbers: at least four slots for each, so that most that are not there are told at once. */
export function numberingFor(most: number): Numbering {
  return { values: new Int32Array(most), size: 0, slots: new Int16Array(2 ** (34 - Math.clz32(most))) }
}

/** The place of a number, -1 if it has none. */
export function placeOf(numbering: Numbering, value: number): number {
  return (numbering.slots[slotOf(numbering, value)] as number) - 1
}

/** The place of a number, a new one behind the others if it has none. */
export function enter(numbering: Numbering, value: number): number {
  const slot = slotOf(numbering, value)
  const place = (numbering.slots[slot] as number) - 1
  if (place >= 0) return place
  numbering.values[numbering.size] = value
  numbering.slots[slot] = ++numbering.size
  return numbering.size - 1
}

function slotOf({ slots, values }: Numbering, value: number): number {
  const last = slots.length - 1
  for (let slot = Math.imul(value, 0x9e3779b1) >>> 16; ; slot++) {
    const place = (slots[slot & last] as number) - 1
    if (place < 0 || values[place] === value) return slot & last
  }
}
