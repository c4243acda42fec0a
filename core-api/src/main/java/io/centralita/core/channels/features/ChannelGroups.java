package io.centralita.core.channels.features;

import io.centralita.channel.spi.ChannelFeature;
import io.centralita.channel.spi.feature.Groups;
import io.centralita.channel.spi.feature.Page;
import io.centralita.core.kernel.ids.ChannelId;
import io.centralita.core.kernel.ids.WorkspaceId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The groups a number is in, asked of the provider each time. */
@ApplicationScoped
public class ChannelGroups {

    private final ChannelFeatures features;

    ChannelGroups(ChannelFeatures features) {
        this.features = features;
    }

    /** @param cursor of the provider; null for the first page */
    public Uni<Page<Groups.Group>> list(WorkspaceId workspace, ChannelId id, @Nullable String cursor) {
        return features.use(workspace, id, ChannelFeature.GROUPS, Groups.class, groups -> groups.groups(cursor));
    }

    public Uni<List<GroupMember>> members(WorkspaceId workspace, ChannelId id, String group) {
        return features.use(workspace, id, ChannelFeature.GROUPS, Groups.class, groups -> groups.members(group))
                .map(members -> members.stream().map(GroupMember::of).toList());
    }
}
