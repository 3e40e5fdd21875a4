import { myNotices, paramsOf, textOf, unreadNotices } from '../features/list-notices/list-notices.ts';
import { markNoticesRead } from '../features/mark-notices-read/mark-notices-read.ts';
import type { MutationResolvers, NoticeResolvers, QueryResolvers } from '../generated/resolvers.ts';
import type { NoticeTemplate } from '../notices.ts';

/** 消息 of a person or an institution. */
export const noticesQuery = {
  myNotices: (_, page, { deps, viewer }) => myNotices(deps, viewer, page),
  unreadNotices: (_, _none, { deps, viewer }) => unreadNotices(deps, viewer),
} satisfies QueryResolvers;

export const noticesMutation = {
  markNoticesRead: (_, { ids }, { deps, viewer }) => markNoticesRead(deps, viewer, ids),
} satisfies MutationResolvers;

export const notice: NoticeResolvers = {
  template: ({ template }) => template as NoticeTemplate,
  text: (row, _, { deps }) => textOf(deps, row),
  params: (row, _, { deps }) => paramsOf(deps, row),
  application: ({ applicationId }, _, { load }) => (applicationId ? load.application.load(applicationId) : null),
};
