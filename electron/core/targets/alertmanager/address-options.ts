/** `api=grafana`: the Alertmanager within Grafana, that stands below another path. */
export const addressOptions = ['api'] as const
