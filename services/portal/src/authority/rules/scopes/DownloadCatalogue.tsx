import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ScopesOfProvinceQuery } from '../../../generated/authority/rules/scopes.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { linesOf, toCsv } from './catalogue.ts';

/** The catalogue as a file for a spreadsheet, which can be taken in again. */
export function DownloadCatalogue({
  entries,
  province,
}: {
  entries: ScopesOfProvinceQuery['scopeCatalogue']['entries'];
  province: string;
}) {
  const { t } = useTranslation('administration');
  const { enumName } = useWords();
  const heads = [t('scopes.code'), t('scopes.name'), t('scopes.category'), t('scopes.nationalCode')];
  function download() {
    const text = toCsv(heads, linesOf(entries), (category) => enumName('ScopeCategory', category));
    const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${t('scopes.title')}-${province}.csv`;
    link.click();
    URL.revokeObjectURL(url);
  }
  return (
    <Button icon={<DownloadOutlined aria-hidden />} onClick={download}>
      {t('scopes.download')}
    </Button>
  );
}
