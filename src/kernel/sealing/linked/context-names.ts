/** The contexts that our credentials are written in, by their addresses: apart from what stands there, which is much for a page. */
export const CREDENTIALS_CONTEXT = 'https://www.w3.org/ns/credentials/v2'
export const BADGES_CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
