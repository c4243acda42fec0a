package io.centralita.channel.spi.identity;

/**
 * Ways a provider names a person or a group, in the order in which {@link IdentitySet#primary} prefers them: the steadiest
 * and most often present one first.
 */
public enum IdentityKind {
    /** Meta's business-scoped user id, {@code CC.} and letters and digits. In every message webhook since April 2026. */
    BSUID,
    /** WhatsApp's hidden id of a person, digits, without the {@code @lid} suffix. It is not a phone number. */
    LID,
    /** WhatsApp's id of a phone, digits. May differ from the number dialled (Brazil, Mexico, Argentina). */
    WA_ID,
    /** Phone number in E.164 digits, without plus sign or spaces. */
    PHONE,
    /** Meta's user id at the level of a parent business, {@code CC.ENT.} and letters and digits. */
    PARENT_BSUID,
    /** A chosen name without the at sign. It can change and be taken by another person: never join by it alone. */
    USERNAME,
    /** A group's id. */
    GROUP
}
