/**
 * Floor 2: the timeline. Intake of what customers write, sending, delivery marks, dead letters of the walk.
 *
 * <p>Door: {@code Messages}. Tells {@code message.created}, {@code message.status_changed}, {@code message.edited},
 * {@code message.revoked}, and on behalf of the walk {@code contact.created}, {@code contact.updated},
 * {@code conversation.opened}, {@code conversation.resumed}, {@code conversation.imported},
 * {@code conversation.status_changed}, {@code channel.template_changed},
 * {@code channel.notice_received}, {@code channel.state_reported}, {@code channel.payload_unsupported}. Hears
 * {@code conversation.read}.
 */
@NullMarked
package io.centralita.core.messages;

import org.jspecify.annotations.NullMarked;
