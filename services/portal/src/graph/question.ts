/** The text of an operation, with the types of its answer and of its variables. */
export type Question<Answer, Variables> = string & { readonly answer?: Answer; readonly variables?: Variables };
