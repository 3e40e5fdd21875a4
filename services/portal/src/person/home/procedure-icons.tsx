import {
  BankOutlined,
  CloseCircleOutlined,
  FileAddOutlined,
  FileProtectOutlined,
  FolderOutlined,
  IdcardOutlined,
  ReloadOutlined,
  RiseOutlined,
  RollbackOutlined,
  SafetyCertificateOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';

/** By the last word of a procedure's code: what kind of thing it does. */
const ICONS: [RegExp, ReactNode][] = [
  [/_CANCEL$/, <RollbackOutlined key="back" aria-hidden />],
  [/_MULTI$/, <BankOutlined key="places" aria-hidden />],
  [/_DEREG$/, <CloseCircleOutlined key="end" aria-hidden />],
  [/_(REREG|RENEW)$/, <ReloadOutlined key="again" aria-hidden />],
  [/_REG$/, <SafetyCertificateOutlined key="register" aria-hidden />],
  [/_FILE$/, <FolderOutlined key="file" aria-hidden />],
  [/_UPG$/, <RiseOutlined key="rise" aria-hidden />],
  [/CHG$/, <SwapOutlined key="change" aria-hidden />],
  [/_REISSUE$/, <FileAddOutlined key="paper" aria-hidden />],
  [/_(INFO|ID_FIX)$|ID15/, <IdcardOutlined key="data" aria-hidden />],
];

export const iconOf = (code: string): ReactNode =>
  ICONS.find(([pattern]) => pattern.test(code))?.[1] ?? <FileProtectOutlined aria-hidden />;
