export const prometheus = {
  'screen.kind.prometheus': 'Prometheus',
  'probe.prometheus.address':
    'The address in {variable} is not one of Prometheus. Write https://HOST:PORT, with the base path behind it where there is one, and ?ca=FILE for an authority of your own. A token goes beside it as the secret of the connection.',
  'probe.prometheus.reached': 'Prometheus {version} answered in {took_seconds}.',
  'probe.prometheus.reached_like': "A server that speaks Prometheus's API answered in {took_seconds}; it does not say its version.",
  'probe.prometheus.no_window':
    'A window of {window} is asked for, and the expression has no place for it. Write $window in it, where the range stands: rate(x[$window]).',
  'probe.prometheus.text': 'The expression comes to a text, and a number is wanted.',
  'probe.prometheus.is_share': 'The metric {metric} is a share of two expressions: ask prometheus.share for it.',
  'probe.prometheus.is_no_share':
    'The metric {metric} is one expression, and a share has two. Write numerator and denominator in the profile, or ask prometheus.query for it.',

  'probe.prometheus.query.title': 'An expression, now',
  'probe.prometheus.query.empty':
    'No data: Prometheus has no sample of this that is younger than five minutes. The name or a label is wrong, its target is gone, or nothing counted yet (then "or vector(0)" behind the expression says so).',
  'probe.prometheus.query.odd':
    '{odd, plural, one {# series is} other {# series are}} not a number (NaN or infinite), as 0/0 is: it cannot be judged. For a share use prometheus.share.',
  'probe.prometheus.query.past':
    '{value}, {side, select, above {over the} other {under the}} limit of {limit}: {series}.{compared, select, yes { Earlier it was {earlier} ({change} %).} other {}}',
  'probe.prometheus.query.within':
    '{value}, within the limit of {limit}: {series}.{compared, select, yes { Earlier it was {earlier} ({change} %).} other {}}',
  'probe.prometheus.query.unjudged':
    '{value}: {series}.{compared, select, yes { Earlier it was {earlier} ({change} %).} other {}} There is no limit to judge it by: give warning or critical.',

  'probe.prometheus.share.title': 'One rate as a share of another',
  'probe.prometheus.share.no_numerator':
    'The part has no data, so the share is unknown: the name may be wrong, or nothing was counted yet (then "or vector(0)" behind the numerator says so). The whole is {denominator}.',
  'probe.prometheus.share.no_denominator':
    'The whole has no data, so the share is unknown. Check the name and the labels of the denominator.',
  'probe.prometheus.share.nothing': 'Nothing happened in this window (0 of 0), so there is no share to judge.',
  'probe.prometheus.share.odd':
    '{numerator} of {denominator} is not a share: the two expressions do not belong together. Check numerator and denominator.',
  'probe.prometheus.share.past':
    '{percent} % ({numerator} of {denominator}), {side, select, above {over the} other {under the}} limit of {limit} %.{compared, select, yes { Earlier it was {earlier} %.} other {}}',
  'probe.prometheus.share.within':
    '{percent} % ({numerator} of {denominator}), within the limit of {limit} %.{compared, select, yes { Earlier it was {earlier} %.} other {}}',
  'probe.prometheus.share.unjudged':
    '{percent} % ({numerator} of {denominator}). There is no limit to judge it by: give warning or critical.',

  'probe.prometheus.range.title': 'An expression over time',
  'probe.prometheus.range.empty': 'No data in the last {span_seconds}. Check the name and the labels.',
  'probe.prometheus.range.stale': 'The line ends at {newest}: there is no sample since then, so how it stands now is unknown.',
  'probe.prometheus.range.odd': 'The newest point is not a number (NaN or infinite), so how it stands now is unknown.',
  'probe.prometheus.range.past':
    '{value} now, {side, select, above {over the} other {under the}} limit of {limit}; between {lowest} and {highest} in {span_seconds}: {series}.{compared, select, yes { Earlier it was {earlier} ({change} %).} other {}}',
  'probe.prometheus.range.within':
    '{value} now, within the limit of {limit}; between {lowest} and {highest} in {span_seconds}: {series}.{compared, select, yes { Earlier it was {earlier} ({change} %).} other {}}',
  'probe.prometheus.range.unjudged':
    '{value} now, between {lowest} and {highest} in {span_seconds}: {series}.{compared, select, yes { Earlier it was {earlier} ({change} %).} other {}} There is no limit to judge it by: give warning or critical.',

  'probe.prometheus.sample_age.title': 'Age of the newest sample',
  'probe.prometheus.sample_age.none':
    'There is no sample of {series} in the last {back_seconds}: it never was, or it is older. Check the name, or look further back.',
  'probe.prometheus.sample_age.old': 'The newest sample of {series} is {age_seconds} old. Its target is down, or no longer writes it.',
  'probe.prometheus.sample_age.fresh': 'The newest sample of {series} is {age_seconds} old.',

  'probe.prometheus.health.title': 'Is Prometheus itself well',
  'probe.prometheus.health.starting':
    'Prometheus is not ready: it is starting (replaying its log) or stopping. Until then it knows nothing, and fires no alert.',
  'probe.prometheus.health.corrupt':
    'Prometheus {version} found {corruptions, plural, one {# corruption} other {# corruptions}} in its data: samples are missing. Look at its disk and its log.',
  'probe.prometheus.health.not_reloaded':
    'Prometheus {version} could not load its configuration: it goes on with the one of {config_at}. Check the file with promtool check config.',
  'probe.prometheus.health.well': 'Prometheus {version} is ready, up for {uptime_seconds}, with its configuration of {config_at}.',

  'probe.prometheus.targets.title': 'Targets it reaches',
  'probe.prometheus.targets.none':
    'There is no target{job, select, none { at all} other { of the job {job}}}. Check the scrape configuration and its service discovery.',
  'probe.prometheus.targets.down':
    '{down} of {total, plural, one {# target} other {# targets}} cannot be reached: {names}{more, plural, =0 {} one { and # more} other { and # more}}.',
  'probe.prometheus.targets.pending': 'None of {total, plural, one {# target} other {# targets}} was scraped yet. Ask again in a moment.',
  'probe.prometheus.targets.up':
    '{up, plural, one {# target is} other {# targets are}} reached{pending, plural, =0 {} other {, # not scraped yet}}.',

  'probe.prometheus.alerts.title': 'Alerts that fire',
  'probe.prometheus.alerts.no_rules':
    'No alerting rule is loaded, so that nothing fires says nothing. Check rule_files in its configuration.',
  'probe.prometheus.alerts.firing':
    '{firing, plural, one {# alert fires} other {# alerts fire}}{critical, plural, =0 {} other {, # of them critical}}: {names}{more, plural, =0 {} other { and # more}}.{unwell, plural, =0 {} one { # rule is not evaluated.} other { # rules are not evaluated.}}',
  'probe.prometheus.alerts.unwell':
    'Nothing fires, but {unwell, plural, one {# rule is} other {# rules are}} not evaluated, so that is not known of: {unwell_names}.',
  'probe.prometheus.alerts.quiet':
    'Nothing fires{pending, plural, =0 {} one {, # alert is about to} other {, # alerts are about to}}. {rules, plural, one {# rule was} other {# rules were}} looked at.',
} as const
