/** What can have changed on a target. A word for it stands in the catalogue: `changed.what.started`. */
export const changeWords = [
  ...(['alert_fired', 'silence_began', 'silence_ended', 'started', 'restarted', 'config_loaded', 'config_refused'] as const),
  ...(['replica_connected', 'link_lost'] as const),
] as const
export type ChangeWord = (typeof changeWords)[number]
