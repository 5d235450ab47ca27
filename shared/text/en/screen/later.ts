export const later = {
  'screen.recovery.hint': 'Where disaster recovery is led phase by phase.',
  'screen.recovery.none': 'Recovery plans cannot be run yet',
  'screen.recovery.will': 'Once they can, this screen will have:',
  'screen.recovery.will.1': 'the phases of a plan with their gates, and the RTO and RPO clocks',
  'screen.recovery.will.2': 'tabletop, drill, exercise and real, told apart everywhere',
  'screen.recovery.will.3': 'procedures whose end a probe confirms',
  'screen.recovery.until': 'Until then: playbooks',
} as const
