export const http = {
  'screen.kind.http': 'HTTP',
  'probe.http.address':
    'The address in {variable} is not one of a web server. Write https://HOST, with a port and a base path where there are such, and ?ca=FILE for an authority of your own. A token goes beside it as the secret of the connection.',
  'probe.http.reached': '{host} answered {status} in {took_seconds}.',
  'probe.http.elsewhere':
    'The profile says that {name} is {url}, which is not below the address of this connection ({ours}). The credential of a connection is for its own server: ask it over a connection to that one.',

  'probe.http.status.title': 'Status and latency of a page',
  'probe.http.status.denied':
    'It answers {status}: we are not known there, or may not see this. Check the secret of the connection; where {status} is the right answer, expect it.',
  'probe.http.status.other':
    'It answers {status} in {took_seconds}, and {expected} is expected.{redirected, select, yes { It sent us on to {to}.} other {}}',
  'probe.http.status.very_slow': 'It answers {status}, but in {took_seconds}: from {critical_seconds} on that is critical.',
  'probe.http.status.slow': 'It answers {status}, but in {took_seconds}: from {warning_seconds} on that is slow.',
  'probe.http.status.well': 'It answers {status} in {took_seconds}.{redirected, select, yes { It sent us on to {to}.} other {}}',

  'probe.http.header.title': 'A header of a page',
  'probe.http.header.missing': 'There is no header {name} in the answer ({status}).',
  'probe.http.header.other':
    '{name} is "{value}", and {how, select, contains {"{wanted}" is expected in it} other {"{wanted}" is expected}}.',
  'probe.http.header.well': '{name} is "{value}".',

  'probe.http.json.title': 'A value in the JSON of a page',
  'probe.http.json.missing': 'There is no value at {path} in the answer ({status}). Check the path against what the page says.',
  'probe.http.json.many':
    'At {path} there is {type, select, list {a list} other {an object}}, and one value can be judged: name one within it.',
  'probe.http.json.no_number': '{path} is {value}, and only a number can be less or greater.',
  'probe.http.json.other': '{path} is {value}, and it should be {wanted}.',
  'probe.http.json.bad_status': '{path} is {value}, as it should be, but the page answers {status}: one of the two is wrong.',
  'probe.http.json.well': '{path} is {value}, as it should be ({wanted}).',

  'probe.http.certificate.title': 'Certificate: how long it is good',
  'probe.http.certificate.none': 'The server showed no certificate.',
  'probe.http.certificate.expired':
    'The certificate {whose, select, own {} other {of an authority between ({subject}) }}expired on {until}{days_over, plural, =0 {} one {, # day ago} other {, # days ago}}. It has to be renewed there; if it was, check whether a proxy still serves the old one, and the clock of this laptop.',
  'probe.http.certificate.early': 'The certificate is good only from {from} on. Check the clock of this laptop first.',
  'probe.http.certificate.name':
    'The certificate is for another name: {names}. Use a name that stands in it, or check that the address leads to the right machine.',
  'probe.http.certificate.self_signed':
    'The certificate is signed by itself, and this laptop does not know it ({distrust}). If it is your own, name its file in the address: ?ca=FILE.',
  'probe.http.certificate.distrusted':
    'The certificate was signed by {issuer}, and this laptop does not trust that ({distrust}). If the authority is your own, name its file in the address: ?ca=FILE. If you do not know it, somebody may stand between.',
  'probe.http.certificate.soon':
    'The certificate {whose, select, own {} other {of an authority between ({subject}) }}ends on {until}: {whole_days, plural, =0 {less than a day is} one {# day is} other {# days are}} left. Have it renewed.',
  'probe.http.certificate.well': 'The certificate is good until {until}: {whole_days, plural, one {# day is} other {# days are}} left.',

  'probe.http.status_page.title': 'Status page of a vendor',
  'probe.http.status_page.none':
    'The answer is JSON, but not that of a status page: there is no status.indicator in it. Check the address; Statuspage has it under /api/v2/summary.json.',
  'probe.http.status_page.no_component': 'The status page of {page} has no component {component}. Check its name.',
  'probe.http.status_page.strange': 'The status page of {page} says "{status}", which is none of the words we know.',
  'probe.http.status_page.component': '{page} says of {component}: {status}.',
  'probe.http.status_page.trouble':
    '{page} says {status}: {says}.{troubled, plural, =0 {} one { Not well: {names}.} other { Not well (#): {names}.}}{incidents, plural, =0 {} one { Incident: {incident_names}.} other { Incidents (#): {incident_names}.}}',
  'probe.http.status_page.parts':
    '{page} says that all is well as a whole, but not of its parts.{troubled, plural, =0 {} one { Not well: {names}.} other { Not well (#): {names}.}}{incidents, plural, =0 {} one { Incident: {incident_names}.} other { Incidents (#): {incident_names}.}}',
  'probe.http.status_page.well': '{page} says: {says}. This is what they say of themselves.',

  'probe.http.request.title': 'Send a request',
  'probe.http.request.risk':
    '{method} {path} does what the server takes it for; Quarterdeck does not know what that touches, and cannot undo it.',
  'probe.http.request.moved':
    '{path} is not as it was when this was planned (it answered {before}, now {status}, or its content is another). Nothing was sent. Plan again.',
  'probe.http.request.precondition':
    'Somebody was faster: what stands there is not what was planned for ({status}). Nothing was changed. Plan again.',
  'probe.http.request.done': 'It answered {status} in {took_seconds}.',
  'probe.http.request.unknown':
    'It answered {status} in {took_seconds}. That can come from a proxy, and the change may have been done behind it: look before you send it again.',
  'probe.http.request.unexpected':
    'It answered {status} in {took_seconds}, and {expected} was to say that it was done. Look before you send it again.',
  'probe.http.delete.title': 'Send a DELETE',
  'probe.http.delete.risk': 'DELETE {path} removes what stands there. Quarterdeck cannot bring it back.',
} as const
