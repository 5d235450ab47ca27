/** `screen.error.CODE` stands in for `error.CODE` where that names a command’s flags. */
export const errors = {
  'screen.error.host_unreachable':
    'Quarterdeck does not answer, so nothing was recorded. What you typed stays here; it can go in once the connection is back.',
  'screen.error.incident_closed': 'This incident is closed. Set its status back to go on.',
  'screen.error.incident_unknown': 'There is no incident {incidentId} in this record.',
  'screen.error.target_none': 'The playbook needs a {kind} connection ({target}), and there is none. Add one under Connections.',
  'screen.error.target_several': 'Several connections fit {target}: {names}. Choose one.',
  'screen.error.connection_read_only':
    'The connection {name} is read-only, so nothing can be changed through it. Allow changes on it under Probes, where that is meant; otherwise skip the step with a reason.',
  'screen.error.reason_missing': 'A reason is needed. It is kept with the record.',
} as const
