import { CameraOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex, Progress, Typography } from 'antd';
import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../design/Problem.tsx';
import { OpenProcedurePhoto } from '../generated/procedure-form/uploads.ts';
import { ask } from '../graph/ask.ts';
import { queries } from '../graph/client.ts';
import { upload } from '../graph/files.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Edited } from './draft-keeper.ts';
import { PhotoCropper } from './PhotoCropper.tsx';
import { bigEnough, type Crop, PHOTO, toJpeg, widest } from './photo-crop.ts';

interface Chosen {
  picture: ImageBitmap;
  crop: Crop;
}

type Outcome = { ok: true } | { ok: false; message: string } | { ok: false; problem: unknown };

/** 个人照片: chosen, cut to 35:49 by its owner, sent, and accepted or not. */
export function PhotoStep({ application, reason }: { application: Edited; reason?: string | undefined }) {
  const { t } = useTranslation('procedure');
  const { said } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [part, setPart] = useState<number | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const photoUrl = usePhoto(application.photoUrl, outcome);

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    setOutcome(null);
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
    if (!picture) setOutcome({ ok: false, message: t('photo.notAPicture') });
    else if (!bigEnough(picture)) {
      const { width, height } = picture;
      setOutcome({ ok: false, message: t('photo.tooFewPixels', { width, height, ...PHOTO }) });
    } else setChosen({ picture, crop: widest(picture) });
  }

  async function send({ picture, crop }: Chosen) {
    setPart(0);
    setOutcome(null);
    try {
      const jpeg = await toJpeg(picture, crop);
      const { openPhotoUpload: opened } = await ask(OpenProcedurePhoto, { id: application.id });
      if (!jpeg || opened.__typename !== 'OpenedPhotoUpload') {
        setOutcome({ ok: false, message: 'message' in opened ? said(opened.message) : t('photo.notAPicture') });
        return;
      }
      const { ok, message } = await upload(opened.upload.url, jpeg, setPart);
      // What was cut stays in sight until the picture that was kept has come.
      await queries.invalidateQueries({ queryKey: ['EditedProcedure'] });
      setOutcome(ok ? { ok } : { ok, message: said(message) || t('upload.broken') });
      if (ok) setChosen(null);
    } catch (problem) {
      setOutcome({ ok: false, problem });
    } finally {
      setPart(null);
    }
  }

  return (
    <Flex vertical gap="middle">
      {reason !== undefined && <Alert type="warning" showIcon title={reason} />}
      {outcome?.ok === true && <Alert type="success" showIcon role="status" title={t('photo.accepted')} />}
      {outcome?.ok === false && 'message' in outcome && (
        <Alert type="error" showIcon role="alert" title={outcome.message} />
      )}
      {outcome?.ok === false && 'problem' in outcome && <Problem problem={outcome.problem} />}
      <Flex gap="large" wrap className="photo-step">
        <Flex vertical align="center" gap="middle" className="photo-column">
          {chosen ? (
            <PhotoCropper {...chosen} onCrop={(crop) => setChosen({ ...chosen, crop })} />
          ) : photoUrl === null ? (
            <Flex vertical align="center" justify="center" gap="small" className="photo-frame photo-none">
              <CameraOutlined aria-hidden className="photo-icon" />
              <Typography.Text type="secondary">{t('photo.none')}</Typography.Text>
            </Flex>
          ) : (
            <img src={photoUrl} alt={t('photo.own')} className="photo-frame" />
          )}
          {part !== null && <Progress percent={Math.round(part * 100)} className="photo-progress" />}
          <input
            ref={input}
            type="file"
            accept="image/jpeg,image/png"
            className="photo-input"
            tabIndex={-1}
            onChange={(event) => void choose(event)}
            data-purpose="photo"
            aria-label={t('photo.choose')}
          />
          <Flex gap="small" wrap justify="center">
            {chosen && (
              <Button type="primary" loading={part !== null} onClick={() => void send(chosen)}>
                {t('photo.use')}
              </Button>
            )}
            <Button
              type={chosen || photoUrl !== null ? 'default' : 'primary'}
              icon={<CameraOutlined aria-hidden />}
              disabled={part !== null}
              onClick={() => input.current?.click()}
            >
              {chosen || photoUrl !== null ? t('photo.another') : t('photo.choose')}
            </Button>
            {chosen && (
              <Button disabled={part !== null} onClick={() => setChosen(null)}>
                {t('common:cancel')}
              </Button>
            )}
          </Flex>
        </Flex>
        <Card size="small" className="photo-advice">
          <Typography.Title level={2}>{t('photo.adviceTitle')}</Typography.Title>
          <ul>
            {(t('photo.advice', { returnObjects: true }) as string[]).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {application.procedure.photoOptional && <Typography.Text>{t('photo.optional')}</Typography.Text>}
        </Card>
      </Flex>
    </Flex>
  );
}

/** The address of the photo changes with every answer; the picture is asked for anew only when it may be another one. */
function usePhoto(photoUrl: string | null | undefined, outcome: unknown): string | null {
  const [shown, setShown] = useState(photoUrl ?? null);
  const of = useRef(outcome);
  useEffect(() => {
    if (shown !== null && of.current === outcome) return;
    if (shown !== null && photoUrl === shown) return;
    of.current = outcome;
    setShown(photoUrl ?? null);
  }, [photoUrl, outcome, shown]);
  return shown;
}
