/**
 * Floor 3: who gets which conversation. Today: presence, and the least busy agent below its capacity.
 *
 * <p>Door: {@link io.centralita.core.routing.Presences}, {@link io.centralita.core.routing.RoutingDecisions}. A way of
 * choosing is an {@link io.centralita.core.routing.AssignmentPolicy}.
 *
 * <p>Tells {@code agent.presence_changed}. Hears {@code conversation.opened}, {@code resumed}, {@code assigned}, {@code
 * unassigned}, {@code status_changed}, {@code agent.presence_changed}, {@code user.updated}, {@code
 * team.updated}.
 */
@NullMarked
package io.centralita.core.routing;

import org.jspecify.annotations.NullMarked;
