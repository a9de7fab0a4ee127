import { fullFactId } from '../compile-facts.ts'
import type { Folder } from '../contents.ts'
import { didYouMean } from '../nearest.ts'
import type { Entry } from '../read.ts'
import type { Path } from '../yaml.ts'
import type { Context, Report, Rule } from './rule.ts'

interface Reference {
  readonly entry: Entry<unknown>
  readonly path: Path
  readonly id: string
}
type Kind = Exclude<Folder, 'rates' | 'sources'> | 'facts'

const singular: Readonly<Record<Kind, string>> = { entities: 'entity', topics: 'topic', metrics: 'metric', facts: 'fact' }

/** Every id that is named somewhere is one that exists. */
export const references: Rule = {
  name: 'reference',
  severity: 'error',
  check(context, report) {
    resolve(context, report, { kind: 'entities', references: entityReferences(context) })
    resolve(context, report, { kind: 'topics', references: topicReferences(context) })
    resolve(context, report, { kind: 'metrics', references: metricReferences(context) })
    resolve(context, report, { kind: 'facts', references: factReferences(context) })
  },
}

function entityReferences({ reading }: Context): Reference[] {
  return [
    ...reading.entities.flatMap((entity) => [...one(entity, ['of'], entity.value.of), ...many(entity, ['members'], entity.value.members)]),
    ...reading.facts.flatMap((fact) => [
      ...one(fact, ['about'], fact.value.about),
      ...one(fact, ['by'], fact.value.by),
      ...Object.entries(fact.value.roles ?? {}).flatMap(([role, ids]) => many(fact, ['roles', role], ids)),
    ]),
  ]
}

function topicReferences({ reading }: Context): Reference[] {
  return [
    ...reading.topics.flatMap((topic) => many(topic, ['near'], topic.value.near)),
    ...reading.metrics.flatMap((metric) => [...one(metric, ['topic'], metric.value.topic), ...many(metric, ['also'], metric.value.also)]),
    ...reading.facts.flatMap((fact) => many(fact, ['topics'], fact.value.topics)),
  ]
}

function metricReferences({ reading }: Context): Reference[] {
  return [
    ...reading.facts.flatMap((fact) => one(fact, ['metric'], fact.value.metric)),
    ...reading.metrics.flatMap((metric) => [
      ...one(metric, ['stands_for'], metric.value.stands_for),
      ...one(metric, ['opposite'], metric.value.opposite),
    ]),
  ]
}

function factReferences({ reading }: Context): Reference[] {
  return reading.facts.flatMap((fact) => [
    ...(fact.value.differs_from ?? []).flatMap((link, index) =>
      one(fact, ['differs_from', index, 'fact'], fullFactId(link.fact, fact.source.id)),
    ),
    ...one(fact, ['withdrawn', 'instead'], fact.value.withdrawn?.instead && fullFactId(fact.value.withdrawn.instead, fact.source.id)),
  ])
}

function one(entry: Entry<unknown>, path: Path, id: string | undefined): Reference[] {
  return id === undefined ? [] : [{ entry, path, id }]
}

function many(entry: Entry<unknown>, path: Path, ids: readonly string[] | undefined): Reference[] {
  return (ids ?? []).map((id, index) => ({ entry, path: [...path, index], id }))
}

function resolve({ reading }: Context, report: Report, { kind, references }: { kind: Kind; references: readonly Reference[] }): void {
  const known = reading[kind].map(({ id }) => id)
  const ids = new Set(known)
  const drafts = new Set(kind === 'facts' ? reading.drafts.map(({ id }) => id) : [])
  for (const { entry, path, id } of references) {
    if (ids.has(id) || reading.mayExist(kind, id)) continue
    const remedy = drafts.has(id)
      ? 'It is a draft: finish it first.'
      : (didYouMean(id, known) ?? (kind === 'facts' ? 'A fact is named <source>/<id>.' : `Add it to ${kind}/, or name one that is there.`))
    report(entry, { path, message: `unknown ${singular[kind]} "${id}"`, remedy })
  }
}
