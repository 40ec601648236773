import { pack } from '../../src/kernel/office/index.ts'

const zip = (files: Record<string, string | Buffer>): Uint8Array =>
  new Uint8Array(pack(new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]))))

const said = (text: string) => `<langstring lang="zh">${text}</langstring>`
const about = (title: string) => `<title>${said(title)}</title><description>${said(title)}</description>`

/** One unit of cmi5, as its own course and under its own id. */
export const cmi5Xml = (
  change: { au?: string; moveOn?: string; url?: string; course?: string } = {},
): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
<course id="${change.course ?? 'https://example.org/course'}">${about('动火以前')}</course>
<block id="https://example.org/block">${about('第一章')}
<au id="${change.au ?? 'https://example.org/au'}" moveOn="${change.moveOn ?? 'Completed'}">${about('检查面罩')}<url>${change.url ?? 'unit/index.html?from=book'}</url></au>
</block></courseStructure>`

/** A package of cmi5 with one page. */
export const cmi5Package = (
  change: Parameters<typeof cmi5Xml>[0] = {},
  page = '<!doctype html><p>检查面罩',
): Uint8Array => zip({ 'cmi5.xml': cmi5Xml(change), 'unit/index.html': page })

const MANIFEST = (version: string) => `<?xml version="1.0"?>
<manifest identifier="m1" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
<metadata><schema>ADL SCORM</schema><schemaversion>${version}</schemaversion></metadata>
<organizations default="o1"><organization identifier="o1"><title>高处作业</title>
<item identifier="i1" identifierref="r1"><title>系好安全带</title></item></organization></organizations>
<resources><resource identifier="r1" type="webcontent" adlcp:scormtype="sco" href="sco.html"><file href="sco.html"/></resource></resources>
</manifest>`

/** A package of SCORM with one page. */
export const scormPackage = (page = '<!doctype html><p>系好安全带', version = '1.2'): Uint8Array =>
  zip({ 'imsmanifest.xml': MANIFEST(version), 'sco.html': page })

/** Any files, zipped. */
export const zipOf = zip
