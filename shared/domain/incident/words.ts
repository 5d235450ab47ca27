import { z } from 'zod'

export const severities = ['sev1', 'sev2', 'sev3', 'sev4'] as const
export const severity = z.enum(severities)
export type Severity = z.infer<typeof severity>

export const incidentStatuses = ['investigating', 'identified', 'mitigating', 'monitoring', 'resolved', 'closed'] as const
export const incidentStatus = z.enum(incidentStatuses)
export type IncidentStatus = z.infer<typeof incidentStatus>

/** `real`, or one of three ways of practising it: practice never mixes with the real, on no screen and in no number. */
export const incidentModes = ['real', 'drill', 'exercise', 'tabletop'] as const
export const incidentMode = z.enum(incidentModes)
export type IncidentMode = z.infer<typeof incidentMode>

/** Statuspage's words for what customers feel. */
export const impacts = ['none', 'minor', 'major', 'critical'] as const
export const impact = z.enum(impacts)
export type Impact = z.infer<typeof impact>

export const milestones = ['impact_started', 'detected', 'acknowledged', 'declared', 'identified', 'mitigated', 'resolved'] as const
export const milestone = z.enum(milestones)
export type Milestone = z.infer<typeof milestone>
