import { MessagesPage } from '../../messages/MessagesPage.tsx';

/** 本机构的消息: one of its users reads them for all. */
export const InstitutionMessagesPage = () => <MessagesPage end="institution" />;
