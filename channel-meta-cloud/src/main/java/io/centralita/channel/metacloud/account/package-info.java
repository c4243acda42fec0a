/** The account and the number as things to manage: templates, profile, registration, webhooks. */
@NullMarked
package io.centralita.channel.metacloud.account;

import org.jspecify.annotations.NullMarked;
