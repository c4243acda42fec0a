package io.centralita.core.kernel.secrets;

import io.centralita.core.kernel.ids.WorkspaceId;

/**
 * A column of sealed texts. What is sealed for one row opens in no other row, column, table or workspace.
 *
 * @param row the column that names a row, within its workspace if the table has one
 * @param base64 whether the column is text, with the bytes in base64
 * @param ofWorkspaces whether its rows belong to workspaces
 */
public record SealedColumn(String table, String column, String row, boolean base64, boolean ofWorkspaces) {

    /** What {@link PlatformSecrets#seal} is given for a row of a workspace. */
    public String place(WorkspaceId workspace, Object rowId) {
        return workspace.value() + "|" + table + "|" + column + "|" + rowId;
    }

    /** What {@link PlatformSecrets#seal} is given for a row of the platform's own. */
    public String place(Object rowId) {
        return "platform|" + table + "|" + column + "|" + rowId;
    }

    String select() {
        return "select " + row + "::text, " + (base64 ? "decode(" + column + ", 'base64')" : column) + " from " + table
                + (ofWorkspaces ? " where workspace_id = $1" : "");
    }

    /** $1 the new bytes, $2 the row, $3 the old bytes, $4 the workspace. */
    String replace() {
        return "update " + table + " set " + column + " = " + written("$1") + " where " + row + "::text = $2 and "
                + column + " = " + written("$3") + (ofWorkspaces ? " and workspace_id = $4" : "");
    }

    private String written(String bytes) {
        return base64 ? "translate(encode(" + bytes + ", 'base64'), E'\\n', '')" : bytes;
    }
}
