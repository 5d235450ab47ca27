import {
  Activity,
  CircleDot,
  Diamond,
  Eye,
  FileText,
  Gavel,
  HardDrive,
  ListChecks,
  ListTodo,
  MessageSquareQuote,
  Milestone,
  Paperclip,
  PenLine,
  ShieldCheck,
  Siren,
  SquareDashed,
  Users,
  Wrench,
  type LucideIcon,
} from 'lucide-react'
import type { RowKind } from '../../../shared/domain/timeline/row.ts'

const icons: Readonly<Record<RowKind, LucideIcon>> = {
  milestone: Diamond,
  status: Milestone,
  severity: Siren,
  observation: Eye,
  action: Wrench,
  decision: Gavel,
  communication: MessageSquareQuote,
  note: PenLine,
  evidence: Paperclip,
  reading: Activity,
  run: ListChecks,
  approval: ShieldCheck,
  people: Users,
  task: CircleDot,
  follow_up: ListTodo,
  document: FileText,
  record: HardDrive,
  unknown: SquareDashed,
}

/** The sign of a kind of row. Its word stands beside it, or is read out in its place. */
export function KindIcon({ kind, label }: { readonly kind: RowKind; readonly label?: string }) {
  const Icon = icons[kind]
  return <Icon size={14} strokeWidth={1.75} {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })} />
}
