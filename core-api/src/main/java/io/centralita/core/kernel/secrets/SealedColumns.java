package io.centralita.core.kernel.secrets;

import java.util.List;

/** A bean that keeps sealed texts says where, so that they are sealed again when the key changes. */
public interface SealedColumns {

    List<SealedColumn> sealedColumns();
}
