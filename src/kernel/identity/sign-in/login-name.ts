/** What a login name (登录名) may look like. */
export const LOGIN = /^[a-z0-9][a-z0-9.-]{2,39}$/
