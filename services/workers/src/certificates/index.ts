/** The paper side of an e-licence: its face as PDF, the signature in it, and its picture. Pure: bytes in, bytes out. */
export { developmentP12, developmentSigner } from './development-signer.ts';
export { DocumentSigner } from './document-signer.ts';
export { renderCertificatePdf } from './render-certificate-pdf.ts';
export { renderCertificatePng } from './render-certificate-png.ts';
export { signPdf } from './sign-pdf.ts';
