export const alertLimits = {
  /** D-3 §1.1: the aim is no active alert. */
  active: 0,
}
