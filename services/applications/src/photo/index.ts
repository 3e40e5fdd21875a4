export { type AcceptedPhoto, acceptPhoto, PHOTO_LIMITS, type PhotoProblem, type RefusedPhoto } from './accept-photo.ts';
