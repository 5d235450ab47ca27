/** What any target that is asked over HTTP can have wrong with it. */
export const web = {
  'probe.web.bare': 'A credential goes to it without encryption (http): anyone on the way can read it. Use https.',
  'probe.web.dns': 'The name {host} is not known here. Check its spelling in {variable}, and whether the VPN and its DNS are up.',
  'probe.web.refused':
    'Nothing listens on {host}:{port} ({error}). Check the port, and whether {system} runs and listens on that address and not on its own machine alone.',
  'probe.web.unreachable': 'There is no way to {host}:{port} from here ({error}). Check the network, the VPN and the firewall.',
  'probe.web.connect_timeout':
    '{host}:{port} did not take the connection within {span_seconds}. A firewall or security group that drops packets, or a VPN that is down: try curl -v from a machine beside it.',
  'probe.web.tls_timeout':
    '{host}:{port} took the connection, and did not agree on TLS within {span_seconds}. Something else may listen there, or a proxy without a server behind it.',
  'probe.web.headers_timeout':
    '{system} did not begin to answer within {span_seconds}. It may be overloaded, or the question is too large: ask for less, or look at the machine itself.',
  'probe.web.body_timeout':
    '{system} began to answer and was not done within {span_seconds}. The answer is too large for this network or does not end: ask for less.',
  'probe.web.tls_expired':
    'The certificate of {host}:{port} has expired ({error}). It has to be renewed there; if it was, check the clock of this laptop, and whether a proxy still serves the old one.',
  'probe.web.tls_early': 'The certificate of {host}:{port} is not valid yet ({error}). Check the clock of this laptop first.',
  'probe.web.tls_name':
    'The certificate of {host}:{port} is for another name ({error}). Use a name that stands in it, or check that the address leads to the right machine.',
  'probe.web.tls_authority':
    'The certificate of {host}:{port} was signed by nobody this laptop trusts ({error}). If the authority is your own, name its file in {variable}: …?ca=FILE. If you do not know it, do not go on: somebody may stand between.',
  'probe.web.tls_none':
    '{host}:{port} speaks no TLS ({error}). Check the port; if the network itself is trusted, write http:// in {variable}.',
  'probe.web.tls_wanted': '{host}:{port} speaks TLS only. Write https:// in {variable}.',
  'probe.web.tls': 'TLS could not be agreed on with {host}:{port} ({error}). Check what versions and client certificates it asks for.',
  'probe.web.tls_unasked':
    'The address in {variable} is http://, so there is no certificate to look at. Write https:// where the server speaks TLS.',
  'probe.web.tls_proxied': 'Through a proxy the certificate of {host} cannot be looked at from here. Use an address without ?proxy=env.',
  'probe.web.tls_file':
    'The file of authorities {file} that {variable} names cannot be read ({code}). Check the path, its permissions, and that it is PEM.',
  'probe.web.proxy':
    'The proxy did not let us through to {host}:{port} ({error}). Check HTTPS_PROXY and NO_PROXY; without ?proxy=env in {variable} no proxy is used.',
  'probe.web.proxy_unknown': 'This Node cannot go through a proxy, and {variable} asks for one (?proxy=env). Use Node 24.5 or newer.',
  'probe.web.protocol': 'Something answers on {host}:{port}, but it does not speak HTTP ({error}). Check the port.',
  'probe.web.lost':
    'The connection to {host}:{port} broke before the answer was complete ({error}). Try again; if it stays so, look at the network between and at the log of {system}.',
  'probe.web.redirect':
    '{host}:{port} sends us on to {to}, where {system} has no such question. A sign-in page or a wrong base path: check {variable}.',
  'probe.web.redirect_away':
    '{host}:{port} sends us on to another server, {to}. It is not followed, so that no credential goes there. If that is where {system} is, write that address in {variable}.',
  'probe.web.redirect_change':
    '{host}:{port} did not do it and sends us on to {to}. A change is not sent on: write the right address in {variable}.',
  'probe.web.not_a_read': 'Quarterdeck did not send {what}, because it is not one of the reads it knows. Nothing was changed.',
  'probe.web.not_a_change': 'Quarterdeck did not send {what}, because it is not one of the changes it knows. Nothing was changed.',
  'probe.web.read_only':
    'This connection is read_only: {what} was not sent, and nothing was changed. To change something, let it operate first.',
  'probe.web.too_large':
    'The answer is larger than {megabytes} MB and was cut there; half of it is not judged. Ask for less: fewer labels, a shorter span.',
  'probe.web.not_json':
    '{host}:{port} answered, but not as {system} does: "{excerpt}". A sign-in page, a proxy, or a wrong base path: check {variable}.',
  'probe.web.shape': '{host}:{port} answered JSON, but not as {system} does ({error}). Check the address and the version.',
  'probe.web.authentication':
    '{system} did not accept who we are (401: {error}). Check the token or the user and password; a token may have run out.',
  'probe.web.permission':
    '{system} knows who we are and does not allow this (403: {error}). Ask its owner for the right, or use another token.',
  'probe.web.not_found':
    '{host}:{port} knows no such path (404: {error}). {system} may stand under a base path (--web.external-url): add it to the address in {variable}.',
  'probe.web.busy': '{host}:{port} asks us to slow down (429: {error}). Wait, and ask less often.',
  'probe.web.gateway': 'The proxy in front answers {status} ({error}): {system} behind it is down, starting, or too slow for it.',
  'probe.web.status': '{host}:{port} answered {status} ({error}). Look at the log of {system}.',
  'probe.web.refused_saying': '{system} refused ({status}): {error}',
} as const
