/**
 * Floor 2: a conversation with a contact on a channel: its status, assignment, control and unread count. One open
 * conversation for each channel and contact.
 *
 * <p>Door: {@code Conversations}. Tells {@code conversation.opened}, {@code resumed},
 * {@code assigned}, {@code unassigned}, {@code status_changed}, {@code read}. Hears nothing.
 */
@NullMarked
package io.centralita.core.conversations;

import org.jspecify.annotations.NullMarked;
