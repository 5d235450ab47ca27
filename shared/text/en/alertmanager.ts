export const alertmanager = {
  'screen.kind.alertmanager': 'Alertmanager',
  'probe.alertmanager.address':
    'The address in {variable} is not one of Alertmanager. Write https://HOST:PORT, with the base path behind it where there is one, ?api=grafana for the one in Grafana, and ?ca=FILE for an authority of your own. A token goes beside it as the secret of the connection.',
  'probe.alertmanager.reached': 'Alertmanager {version} answered in {took_seconds}.',
  'probe.alertmanager.reached_like': "A server that speaks Alertmanager's API answered in {took_seconds}; it does not say its version.",

  'probe.alertmanager.alerts.title': 'Alerts, and what is silenced of them',
  'probe.alertmanager.alerts.active':
    '{active, plural, one {# alert is} other {# alerts are}} active{critical, plural, =0 {} other {, # of them critical}}: {names}{more, plural, =0 {} other { and # more}}.{silenced, plural, =0 {} other { Silenced: #.}}{inhibited, plural, =0 {} other { Inhibited: #.}}{muted, plural, =0 {} other { Muted by the hour: #.}}',
  'probe.alertmanager.alerts.unheard':
    'Nothing is active, but {watchdog} is missing too, which is always sent: Prometheus may not reach this Alertmanager, so that says nothing.',
  'probe.alertmanager.alerts.quiet':
    'Nothing is active.{silenced, plural, =0 {} other { Silenced: #.}}{inhibited, plural, =0 {} other { Inhibited: #.}}{muted, plural, =0 {} other { Muted by the hour: #.}}',

  'probe.alertmanager.silences.title': 'Silences',
  'probe.alertmanager.silences.expiring':
    '{expiring, plural, one {# silence ends} other {# silences end}} soon, the first in {ends_in_seconds}: {first}. What it hides will be heard again.',
  'probe.alertmanager.silences.some':
    '{active, plural, one {# silence is} other {# silences are}} in force, the next to end in {ends_in_seconds}: {first}.{pending, plural, =0 {} other { To come: #.}}',
  'probe.alertmanager.silences.none': 'No silence is in force.{pending, plural, =0 {} other { To come: #.}}',

  'probe.alertmanager.health.title': 'Is Alertmanager itself well',
  'probe.alertmanager.health.settling':
    'Alertmanager {version} is still finding its {peers, plural, one {# peer} other {# peers}}: it may tell an alert twice, or late.',
  'probe.alertmanager.health.cluster':
    'Alertmanager {version} answers; its cluster has {peers, plural, one {# member} other {# members}}. Up since {since}.',
  'probe.alertmanager.health.alone': 'Alertmanager {version} answers, alone, without a cluster. Up since {since}.',

  'probe.alertmanager.create_silence.title': 'Silence alerts for a time',
  'probe.alertmanager.create_silence.risk':
    '{alerts, plural, =0 {No alert that is there now fits; those that come and do} one {This # alert, and every other that comes and fits,} other {These # alerts, and every other that comes and fits,}} will be told to nobody for {span_seconds}. Nobody is woken by them.',
  'probe.alertmanager.create_silence.more': 'more alerts fit by now than were shown: {names}{more, plural, =0 {} other { and # more}}',
  'probe.alertmanager.create_silence.done':
    'Silenced until {until}: {alerts, plural, =0 {no alert yet} one {# alert} other {# alerts}}. The silence is {silence}.',
  'probe.alertmanager.create_silence.nameless': 'The server took the silence and did not say its id. Read the silences to find it.',
  'probe.alertmanager.expire_silence.title': 'End a silence before its time',
  'probe.alertmanager.expire_silence.risk':
    '{silences, plural, one {What this silence hides} other {What these # silences hide}} will be heard again at once, and people may be woken. It cannot be put back, only silenced anew.',
  'probe.alertmanager.expire_silence.moved': 'the silence was changed, or is over, since it was read: {silences}',
  'probe.alertmanager.expire_silence.done': 'Ended: {silences}.',
} as const
