/** Advisory lock: one placement at a time, so that an event is founded once. */
export const placementLock = 7_301_905_502

/** Advisory lock: log rows get their number one transaction after the other, so readers by number never skip one. */
export const logLock = 7_301_905_503
