/** The texts a caller proves itself with: passwords, access and refresh tokens, API keys. No storage of their subjects here. */
@NullMarked
package io.centralita.core.identity.credentials;

import org.jspecify.annotations.NullMarked;
