// Stands before everything else of a page of a SCORM package: the runtime that the page looks for, with where its learner left
// off. It runs in a frame without an origin, so it knows nothing of the site and the site hears only what it reports.
;(() => {
  const { kind, address, state } = JSON.parse(document.currentScript.dataset.scorm)
  const settings = {
    lmsCommitUrl: address,
    dataCommitFormat: 'json',
    renderCommonCommitFields: true,
    autocommit: true,
    autocommitSeconds: 10,
    mastery_override: false,
    logLevel: 5,
  }
  const api = kind === 'scorm12' ? new globalThis.Scorm12API(settings) : new globalThis.Scorm2004API(settings)
  if (state) api.loadFromJSON(state)
  globalThis[kind === 'scorm12' ? 'API' : 'API_1484_11'] = api
})()
