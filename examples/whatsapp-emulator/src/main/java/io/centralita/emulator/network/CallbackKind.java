package io.centralita.emulator.network;

/** Where a callback was set; a later kind is preferred to an earlier one. */
public enum CallbackKind {
    /** For the app. */
    APPLICATION,
    /** For one account of it. */
    WHATSAPP_BUSINESS_ACCOUNT,
    /** For one number of the account. */
    PHONE_NUMBER
}
