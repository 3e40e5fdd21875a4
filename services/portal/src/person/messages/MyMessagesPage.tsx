import { MessagesPage } from '../../messages/MessagesPage.tsx';

/** 我的消息 */
export const MyMessagesPage = () => <MessagesPage end="person" />;
