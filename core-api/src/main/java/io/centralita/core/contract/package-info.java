/** The published contract: what the annotations of resources leave unsaid, and the doors of the documents. */
@NullMarked
package io.centralita.core.contract;

import org.jspecify.annotations.NullMarked;
