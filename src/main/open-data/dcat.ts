import type { Dataset } from '../../kernel/module/index.ts'
import type { Standards } from '../../kernel/standard/index.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import { addressOf, FORMS, type Form, OPEN_DATA } from './addresses.ts'
import { openDataTermsKind } from './terms.ts'

const MEDIA: Record<Form, string> = {
  csv: 'https://www.iana.org/assignments/media-types/text/csv',
  json: 'https://www.iana.org/assignments/media-types/application/json',
}

/** The catalogue of the open data for machines: W3C DCAT 3 as JSON-LD, with addresses that never change. */
export function dcat(
  sets: readonly Dataset[],
  standards: Standards,
  day: CivilDate,
  site: { origin: string; name: string; authority: string },
): object {
  const at = (path: string) => `${site.origin}${path}`
  const terms = standards.inForce(openDataTermsKind, day)
  const publisher = { '@type': 'foaf:Agent', 'foaf:name': site.authority }
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': at(`${OPEN_DATA}/catalog.jsonld`),
    '@type': 'dcat:Catalog',
    'dct:title': text(`${site.name}开放数据`),
    'dct:description': text('职业、紧缺目录、补贴标准和政策依据，免费下载，注明出处。'),
    'dct:language': 'zh-CN',
    'dct:publisher': publisher,
    'foaf:homepage': { '@id': at(OPEN_DATA) },
    'dcat:dataset': sets.map(({ id, title, description, keywords, extract }) => {
      const { source, assumed, modified } = extract(standards, day)
      return {
        '@id': at(`${OPEN_DATA}#${id}`),
        '@type': 'dcat:Dataset',
        'dct:identifier': id,
        'dct:title': text(title),
        'dct:description': text(assumed ? `${description}部分内容待确认，见“状态”。` : description),
        'dct:source': source,
        'dct:publisher': publisher,
        ...(modified ? { 'dct:modified': { '@type': 'xsd:date', '@value': modified } } : {}),
        'dcat:keyword': keywords.map(text),
        'dcat:landingPage': { '@id': at(`${OPEN_DATA}#${id}`) },
        'foaf:page': { '@id': at(`${OPEN_DATA}/fields.json`) },
        'dcat:distribution': FORMS.map((form) => ({
          '@id': at(addressOf(id, form)),
          '@type': 'dcat:Distribution',
          'dct:title': text(`${title}（${form.toUpperCase()}）`),
          'dcat:accessURL': { '@id': at(addressOf(id, form)) },
          'dcat:downloadURL': { '@id': at(addressOf(id, form)) },
          'dcat:mediaType': { '@id': MEDIA[form] },
          ...(terms ? { 'dct:rights': text(terms.data.licence) } : {}),
          ...(terms?.data.licenceUrl ? { 'dct:license': { '@id': terms.data.licenceUrl } } : {}),
        })),
      }
    }),
  }
}

const text = (value: string) => ({ '@language': 'zh-CN', '@value': value })
