package io.crosspoint.qrservice;

/** How well a merchant is known; each tier has limits of its own. */
public enum MerchantTier {
    /** The phone number was verified. */
    PHONE_VERIFIED,
    /** A photo of the identity document was supplied as well. */
    IDENTITY_SUPPLIED,
    /** Licence and a photo of the shop were supplied as well. */
    LICENCE_SUPPLIED
}
