import { Flex, Slider, Typography } from 'antd';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Crop, mostScale, moved, scaled, widest } from './photo-crop.ts';

const SHOWN_WIDTH = 245;
const SHOWN_HEIGHT = 343;
/** Of the crop's width, with one press of an arrow key. */
const KEY_STEP = 0.02;
const KEYS: Record<string, [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Moves and enlarges a picture behind a frame of 35:49, with pointer, finger or keyboard. */
export function PhotoCropper({
  picture,
  crop,
  onCrop,
}: {
  picture: ImageBitmap;
  crop: Crop;
  onCrop: (crop: Crop) => void;
}) {
  const { t } = useTranslation('procedure');
  const canvas = useRef<HTMLCanvasElement>(null);
  const from = useRef<{ x: number; y: number } | null>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, SHOWN_WIDTH * 2, SHOWN_HEIGHT * 2);
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, crop.x, crop.y, crop.width, crop.height, 0, 0, SHOWN_WIDTH * 2, SHOWN_HEIGHT * 2);
  }, [picture, crop]);

  const perPixel = crop.width / SHOWN_WIDTH;
  const drag = ({ clientX, clientY }: PointerEvent) => {
    if (!from.current) return;
    onCrop(moved(picture, crop, (from.current.x - clientX) * perPixel, (from.current.y - clientY) * perPixel));
    from.current = { x: clientX, y: clientY };
  };
  const key = (event: KeyboardEvent) => {
    const direction = KEYS[event.key];
    if (!direction) return;
    event.preventDefault();
    const step = crop.width * KEY_STEP;
    onCrop(moved(picture, crop, direction[0] * step, direction[1] * step));
  };
  const most = mostScale(picture);
  return (
    <Flex vertical align="center" gap="small">
      <canvas
        ref={canvas}
        width={SHOWN_WIDTH * 2}
        height={SHOWN_HEIGHT * 2}
        className="photo-crop"
        tabIndex={0}
        aria-label={t('photo.move')}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          from.current = { x: event.clientX, y: event.clientY };
        }}
        onPointerMove={drag}
        onPointerUp={() => {
          from.current = null;
        }}
        onPointerCancel={() => {
          from.current = null;
        }}
        onKeyDown={key}
      />
      <Typography.Text type="secondary">{t('photo.moveHint')}</Typography.Text>
      {most > 1 && (
        <Slider
          className="photo-zoom"
          min={1}
          max={most}
          step={(most - 1) / 50}
          value={widest(picture).width / crop.width}
          onChange={(scale) => onCrop(scaled(picture, crop, scale))}
          tooltip={{ open: false }}
          ariaLabelForHandle={t('photo.zoom')}
        />
      )}
    </Flex>
  );
}
