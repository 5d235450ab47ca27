export const kubernetes = {
  'screen.kind.kubernetes': 'Kubernetes',
  'probe.kubernetes.dial.reached':
    'Kubernetes {version} at {server} let the user {user} in and answered in {took_seconds}. Context {context}, namespace {namespace}.',
  'probe.kubernetes.dial.insecure':
    'Its certificate is not checked (insecure-skip-tls-verify): anyone on the way can read the token and answer in its place. Put certificate-authority into the kubeconfig.',
  'probe.kubernetes.dial.may_not':
    'The user {user} may not list {may_not} in {namespace}: such readings will be unknown. Ask for the ClusterRole view, bound in that namespace.',
  'probe.kubernetes.dial.identity_partly':
    'The user {user} may not read the namespace kube-system, so this cluster is told from others by its address and authority alone.',
  'probe.kubernetes.dial.identity':
    'This cluster is {identity}. If it is the right one, keep that with the connection (option cluster={identity}, or ?cluster={identity} behind the address): another in its place will then be noticed.',
  'probe.kubernetes.dial.identity_other':
    'This is not the cluster that was confirmed: it is {identity}, and {confirmed} was. It was built anew, its address or authority changed, or the context leads elsewhere. If it is right, change the option to cluster={identity}.',

  'probe.kubernetes.dial.address':
    'The address in {variable} does not name a context and a namespace. Write kubernetes://CONTEXT/NAMESPACE, with special characters of the context percent-encoded (/ is %2F, : is %3A, @ is %40); kubectl config get-contexts lists them.',
  'probe.kubernetes.dial.no_kubeconfig':
    'There is no kubeconfig at {files}. Name it with the option kubeconfig, behind the address (?kubeconfig=FILE), or in KUBECONFIG.',
  'probe.kubernetes.dial.no_context': 'There is no context {context} in {files}. There are: {others}.',
  'probe.kubernetes.dial.no_cluster': 'The context {context} names the cluster {entry}, and {files} has none of that name.',
  'probe.kubernetes.dial.no_user': 'The context {context} names the user {entry}, and {files} has none of that name.',
  'probe.kubernetes.dial.impersonation':
    'The user of the context {context} acts as another (as: in {files}). Quarterdeck does not: whoever did something must be found in the audit log. Use a user of its own.',
  'probe.kubernetes.dial.auth_provider':
    'The user of the context {context} logs in by an auth-provider, which kubectl dropped in 1.26. Use its exec plugin (gke-gcloud-auth-plugin, kubelogin).',
  'probe.kubernetes.dial.file':
    'The file {file} that the kubeconfig names, or is, cannot be read ({code}). Check its path and its permissions.',
  'probe.kubernetes.dial.kubeconfig_broken': '{file} is not YAML: it breaks at line {where}.',
  'probe.kubernetes.dial.kubeconfig_shape': '{file} is not a kubeconfig: {where} is not as it should be.',
  'probe.kubernetes.dial.kubeconfig_twice': '{file} has {entry} twice. kubectl refuses that too: which of the two is meant? Take one out.',
  'probe.kubernetes.dial.server': 'The cluster’s server in {files} is not an address: {server}.',
  'probe.kubernetes.dial.not_https':
    'The cluster’s server in {files} is {server}: without TLS anyone on the way could read the token. Write its https address.',
  'probe.kubernetes.dial.pem':
    'The certificate or key in the kubeconfig cannot be used ({error}). It must be PEM, and the two must belong together.',
  'probe.kubernetes.dial.proxy_kind': 'The proxy {proxy} is of a kind Quarterdeck cannot go through. http:// and https:// proxies work.',
  'probe.kubernetes.dial.proxy':
    'The proxy {proxy} did not let us through to {target} ({error}). Check proxy-url in the kubeconfig, HTTPS_PROXY and NO_PROXY.',
  'probe.kubernetes.dial.tls_authority':
    'The certificate of {host}:{port} was signed by nobody the kubeconfig trusts ({error}). Put its authority into certificate-authority-data. If you do not know it, do not go on: somebody may stand between.',
  'probe.kubernetes.dial.no_http2':
    '{host}:{port} does not speak HTTP/2, and every API server does: a proxy stands before it. Use the API server’s own address, or let the proxy pass h2.',

  'probe.kubernetes.dial.plugin_untrusted':
    'To log in, the kubeconfig wants to run: {line}. It was not run. If you trust that program, keep its path with the connection, as the option plugin={plugin} or behind the address: ?plugin={plugin}',
  'probe.kubernetes.dial.plugin_missing':
    'To log in, the kubeconfig wants to run {plugin}, which is not on this computer’s PATH. Its own hint: {hint}',
  'probe.kubernetes.dial.plugin_failed':
    'The login plugin {plugin} ended with code {code}: {error}. Log in with it in a terminal, then try again.',
  'probe.kubernetes.dial.plugin_hung':
    'The login plugin {plugin} was not done within {span_seconds}, and was ended. It may wait for a browser or a password: log in with it in a terminal, then try again.',
  'probe.kubernetes.dial.plugin_rubbish':
    'The login plugin {plugin} printed something that is no ExecCredential with a token or a certificate. Run it in a terminal and look.',
  'probe.kubernetes.dial.plugin_interactive':
    'The login plugin {plugin} always wants a terminal (interactiveMode: Always), which Quarterdeck does not give. Use one that can log in without.',

  'probe.kubernetes.dial.unauthorized':
    'The cluster did not accept who we are (401: {error}). The token or certificate has run out, or is another cluster’s: log in anew, then try again.',
  'probe.kubernetes.dial.forbidden': 'The cluster knows who we are and does not allow this (403: {error}). Ask its owner for the right.',
  'probe.kubernetes.dial.not_found': 'The cluster does not have that (404: {error}). Check the name and the namespace.',
  'probe.kubernetes.dial.gone': 'The list grew too old while it was read (410: {error}). Try again, or ask for less.',
  'probe.kubernetes.dial.slow_down':
    'The API server asks us to slow down (429: {error}), and to come back after {after} s. It is overloaded, or our user’s share of it is used up.',
  'probe.kubernetes.dial.status':
    'The API server at {host}:{port} failed ({status}: {error}). The reading of the API says which of its parts is not ready.',
  'probe.kubernetes.dial.too_large':
    'The answer is larger than {megabytes} MB and was cut there; half of it is not judged. Ask for less: one namespace, a selector.',
  'probe.kubernetes.dial.not_json':
    '{host}:{port} answered, but not as an API server does: "{excerpt}". A sign-in page or a proxy may stand before it.',
  'probe.kubernetes.dial.shape': '{host}:{port} answered, but not as an API server does ({error}). Check the address and the version.',
  'probe.kubernetes.dial.not_a_read': 'Quarterdeck did not send {what}, because it is not one of the reads it knows. Nothing was changed.',

  'probe.kubernetes.api.title': 'API server: ready, and how fast',
  'probe.kubernetes.api.not_ready':
    'The API server ({version}) is not ready: {failed_names} of {checks, plural, one {# check} other {# checks}}.',
  'probe.kubernetes.api.says_nothing': 'The API server answered, and named none of its checks: whether it is ready is unknown.',
  'probe.kubernetes.api.slow': 'The API server ({version}) is ready, but took {took_seconds} to say so.',
  'probe.kubernetes.api.ok':
    'The API server ({version}) is ready and answered in {took_seconds}; all {checks, plural, one {# check} other {# checks}} pass.',

  'probe.kubernetes.nodes.title': 'Nodes: ready, pressure, cordoned',
  'probe.kubernetes.nodes.none': 'The cluster has no nodes: nothing can run there.',
  'probe.kubernetes.nodes.unread':
    '{unread, plural, one {# node was} other {# nodes were}} not read. Of {nodes, number} that were, {ready, number} are ready.',
  'probe.kubernetes.nodes.lost':
    '{lost} of {nodes, plural, one {# node is} other {# nodes are}} not ready: {names}{more, plural, =0 {} other { and # more}}.',
  'probe.kubernetes.nodes.pressed':
    '{pressed} of {nodes, plural, one {# node is} other {# nodes are}} under pressure ({pressures}): {names}{more, plural, =0 {} other { and # more}}.',
  'probe.kubernetes.nodes.cordoned':
    'All {nodes, plural, one {# node is} other {# nodes are}} ready; {cordoned} cordoned, so no new pods go there: {names}{more, plural, =0 {} other { and # more}}.',
  'probe.kubernetes.nodes.ok': 'All {nodes, plural, one {# node is} other {# nodes are}} ready, none under pressure or cordoned.',

  'probe.kubernetes.pods.title': 'Pods of a namespace',
  'probe.kubernetes.pods.none': 'There are no pods of that selector in this namespace, or the namespace does not exist.',
  'probe.kubernetes.pods.unread':
    '{unread, plural, one {# pod was} other {# pods were}} not read. Of {pods, number} that were, {bad, number} are in trouble.',
  'probe.kubernetes.pods.bad':
    '{bad} of {pods, plural, one {# pod is} other {# pods are}} in trouble: {names}{more, plural, =0 {} other { and # more}}.',
  'probe.kubernetes.pods.starting':
    '{starting} of {pods, plural, one {# pod is} other {# pods are}} starting or ending: {names}{more, plural, =0 {} other { and # more}}.',
  'probe.kubernetes.pods.ok': 'All {pods, plural, one {# pod is} other {# pods are}} running and ready, or done.',

  'probe.kubernetes.events.title': 'Events, newest first',
  'probe.kubernetes.events.warnings':
    '{warnings, plural, one {# warning} other {# warnings}} in the last {span_seconds}, of {events, number} events. Newest: {newest}',
  'probe.kubernetes.events.unread':
    '{unread, plural, one {# event was} other {# events were}} not read. Of {events, number} that were, none is a warning.',
  'probe.kubernetes.events.expired':
    'No warning among the {events, number} events that are left, but a cluster keeps them for an hour: what happened earlier in the last {span_seconds} has expired, and is unknown.',
  'probe.kubernetes.events.quiet': 'No warning in the last {span_seconds}, of {events, number} events.',

  'probe.kubernetes.service.title': 'A service whole, and why it does not roll out',
  'probe.kubernetes.service.no_workload':
    '{service} names no workload. Write deployment/NAME, statefulset/NAME or daemonset/NAME, or give the name a workload in the profile.',
  'probe.kubernetes.service.unread': 'Nothing of the workload was read.',
  'probe.kubernetes.service.none_wanted': '{workload} is scaled to 0: nothing of it runs, as it was told.',
  'probe.kubernetes.service.complete':
    '{workload}: all {desired, plural, one {# replica is} other {# replicas are}} updated and available (revision {revision}), image {image}.',
  'probe.kubernetes.service.rolling':
    '{workload} is rolling out: {updated} of {desired, plural, one {# replica} other {# replicas}} updated, {available} available, {old} of older versions left.',
  'probe.kubernetes.service.short':
    '{workload} has {available} of {desired, plural, one {# replica} other {# replicas}} available, {updated} updated; nothing says yet that it is stuck.',
  'probe.kubernetes.service.paused':
    '{workload}: its rollout is paused at {updated} of {desired, plural, one {# replica} other {# replicas}}; {available} available. Someone has to resume it.',
  'probe.kubernetes.service.quota':
    '{workload}: new pods may not be made, a quota is used up ({available} of {desired, number} available): {detail}',
  'probe.kubernetes.service.webhook_down':
    '{workload}: new pods cannot be made, an admission webhook does not answer ({available} of {desired, number} available): {detail}',
  'probe.kubernetes.service.surge_unplaceable':
    '{workload}: no old pod may go (maxUnavailable: 0) and there is no room for a new one, so nothing moves; {available} of {desired, number} available. {detail}',
  'probe.kubernetes.service.unschedulable':
    '{workload}: {affected} of {fresh, plural, one {# new pod finds} other {# new pods find}} no node ({available} of {desired, number} available): {detail}',
  'probe.kubernetes.service.image':
    '{workload}: {affected} of {fresh, plural, one {# new pod} other {# new pods}} cannot pull an image ({available} of {desired, number} available), {image}: {detail}',
  'probe.kubernetes.service.config_missing':
    '{workload}: {affected} of {fresh, plural, one {# new pod misses} other {# new pods miss}} a ConfigMap, a Secret or a key of one ({available} of {desired, number} available): {detail}',
  'probe.kubernetes.service.crash':
    '{workload}: {affected} of {fresh, plural, one {# new pod crashes} other {# new pods crash}}: {detail}, image {image}, {where, select, all {on all its nodes} other {on {where}}}, since {since}; {available} of {desired, number} available.',
  'probe.kubernetes.service.evicted':
    '{workload}: {affected, plural, one {# pod was} other {# pods were}} evicted ({available} of {desired, number} available): {detail}',
  'probe.kubernetes.service.stuck_terminating':
    '{workload}: {affected, plural, one {# pod is} other {# pods are}} stuck in Terminating ({available} of {desired, number} available). Finalizers: {detail}',
  'probe.kubernetes.service.probe_failing':
    '{workload}: {affected} of {fresh, plural, one {# new pod runs} other {# new pods run}} and never becomes ready, a probe fails ({available} of {desired, number} available): {detail}',
  'probe.kubernetes.service.deadline':
    '{workload}: the rollout is over its deadline at {updated} of {desired, number}, and nothing names a cause; {available} available. {detail}',
  'probe.kubernetes.service.other': '{workload} is not complete ({available} of {desired, number} available). The cluster says: {detail}',
} as const
