import type { Entries } from './entries.ts'

/** A passport in the words of schema.org (JSON-LD), for other programs: each certificate with the address that checks it. */
export function jsonLd(entries: Entries, origin: string, at: Date): object {
  const credential = (name: string, category: string, by: string, more: object) => ({
    '@type': 'EducationalOccupationalCredential',
    name,
    credentialCategory: category,
    recognizedBy: { '@type': 'Organization', name: by },
    ...more,
  })
  return {
    '@context': 'https://schema.org/',
    '@type': 'Person',
    name: entries.name,
    dateModified: at.toISOString(),
    ...(entries.distinctions.length > 0 && {
      award: entries.distinctions.map(({ title, issuer, issuedOn }) => `${title}（${issuer}，${issuedOn}）`),
    }),
    hasCredential: [
      ...entries.certificates.map(({ occupation, level, issuer, code, workType }) =>
        credential(`${workType ?? occupation} ${level}`, '职业技能等级证书', issuer, {
          educationalLevel: level,
          url: `${origin}/v/${code}`,
        }),
      ),
      ...entries.earlier.map(({ scheme, occupation, level, issuer, issuedOn }) =>
        credential(`${occupation} ${level}`, scheme, issuer, {
          educationalLevel: level,
          dateCreated: issuedOn,
        }),
      ),
      ...entries.trainings.map(({ title, provider, completedOn }) =>
        credential(title, '职业技能培训', provider, { dateCreated: completedOn }),
      ),
    ],
  }
}
