/** A log that keeps quiet, for tests that provoke failures. */
export const silent = { info() {}, warn() {}, error() {}, debug() {} }
