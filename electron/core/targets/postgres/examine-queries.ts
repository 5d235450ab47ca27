/** Oids below are the server's own: made by initdb. */
const firstOfOthers = 16_384

/**
 * A function that is known to do nothing but compute: the server's own that it does not call volatile, an extension's that it
 * calls immutable, and those on our list. How a function of the database's own is marked is its author's promise, and no more.
 * Some of the server's own run SQL, or a type's checks, out of a text: they are refused by name.
 */
const harmless = (p: string, list: string) => `
  CASE WHEN ${p}.oid < ${firstOfOthers} THEN (${p}.provolatile <> 'v' OR ${p}.proname = ANY (${list}::text[])) AND ${p}.proname !~ '${running}'
       WHEN EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_proc'::regclass AND e.objid = ${p}.oid AND e.deptype = 'e')
       THEN ${p}.provolatile = 'i' OR ${p}.proname = ANY (${list}::text[])
       ELSE false END`

const running =
  '^(table|schema|database|query|cursor)_to_xml|^pg_input_|^jsonb?_populate_record|^(domain|record|array|range|multirange)_(in|recv)$'

const reachable = `(asked.schema = '' AND n.nspname = ANY ($9::text[]) OR asked.schema = n.nspname)`

/**
 * What of the names asked for could do something beside reading: kind, name, and of a function of the database's own in
 * plain SQL its text. The names are asked for as values: none of them becomes syntax. What can be called without being named (a cast,
 * how a type compares) is looked for in the whole database.
 */
export const troubleQuery = `
SELECT 'function', p.proname::text, p.oid::text,
       CASE WHEN l.lanname = 'sql' AND p.prokind = 'f' AND p.provolatile <> 'v' AND p.proconfig IS NULL THEN p.prosrc END
FROM unnest($1::text[], $2::text[]) AS asked(schema, name)
JOIN pg_proc p ON p.proname = asked.name JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
WHERE NOT ${harmless('p', '$8')} AND ${reachable}
UNION ALL
SELECT 'operator', o.oprname::text, NULL, NULL FROM unnest($3::text[], $4::text[]) AS asked(schema, name)
JOIN pg_operator o ON o.oprname = asked.name JOIN pg_namespace n ON n.oid = o.oprnamespace JOIN pg_proc p ON p.oid = o.oprcode
WHERE NOT ${harmless('p', '$8')} AND ${reachable}
UNION ALL
SELECT 'type', t.typname::text, NULL, NULL FROM unnest($5::text[], $6::text[]) AS asked(schema, name)
JOIN pg_type t ON t.typname = asked.name JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE t.oid >= ${firstOfOthers} AND ${reachable} AND (t.typtype <> 'c' OR asked.name = ANY ($10::text[]))
  AND NOT EXISTS (SELECT FROM pg_type own WHERE own.oid < ${firstOfOthers} AND own.typname = asked.name AND asked.schema = '')
UNION ALL
SELECT 'attribute', p.proname::text, NULL, NULL FROM pg_proc p JOIN pg_type a ON p.pronargs = 1 AND a.oid = p.proargtypes[0]
WHERE p.oid >= ${firstOfOthers} AND p.proname = ANY ($7::text[]) AND a.typtype IN ('c', 'p') AND NOT ${harmless('p', '$8')}
UNION ALL
SELECT 'cast', format_type(c.castsource, NULL) || ' → ' || format_type(c.casttarget, NULL), NULL, NULL
FROM pg_cast c JOIN pg_proc p ON p.oid = c.castfunc WHERE c.oid >= ${firstOfOthers} AND NOT ${harmless('p', '$8')}
UNION ALL
SELECT 'comparison', p.proname::text, NULL, NULL
FROM pg_amproc m JOIN pg_proc p ON p.oid = m.amproc WHERE m.oid >= ${firstOfOthers} AND NOT ${harmless('p', '$8')}`.trim()

/**
 * Views and foreign tables among the relations asked for and everything that inherits from them, and the row security that
 * would be applied to us: kind, name, text.
 */
export const relationsQuery = `
WITH RECURSIVE asked AS (
  SELECT r.oid FROM unnest($1::text[], $2::text[]) AS a(schema, name)
  JOIN pg_class r ON r.relname = a.name JOIN pg_namespace n ON n.oid = r.relnamespace
  WHERE r.oid >= ${firstOfOthers} AND (a.schema = '' AND (n.nspname = ANY ($3::text[]) OR n.oid = pg_my_temp_schema()) OR a.schema = n.nspname)
), tree AS (
  SELECT oid FROM asked UNION SELECT i.inhrelid FROM pg_inherits i JOIN tree ON i.inhparent = tree.oid
)
SELECT r.relkind::text, n.nspname || '.' || r.relname, CASE WHEN r.relkind = 'v' THEN pg_get_viewdef(r.oid) ELSE '' END
FROM tree JOIN pg_class r ON r.oid = tree.oid JOIN pg_namespace n ON n.oid = r.relnamespace WHERE r.relkind IN ('v', 'f')
UNION ALL
SELECT 'policy', n.nspname || '.' || r.relname || ' / ' || p.polname, 'SELECT 1 WHERE ' || pg_get_expr(p.polqual, p.polrelid)
FROM tree JOIN pg_class r ON r.oid = tree.oid JOIN pg_namespace n ON n.oid = r.relnamespace JOIN pg_policy p ON p.polrelid = r.oid
WHERE p.polqual IS NOT NULL AND row_security_active(r.oid)`.trim()
