/** Bolt's store of installations, on a shelf of baimo's. */
import type { Installation, InstallationStore } from '@slack/oauth'

/** Where installations are kept, as text. */
export interface InstallationShelf {
  put(workspace: string, payload: string): Promise<void>
  get(workspace: string): Promise<string | undefined>
  delete(workspace: string): Promise<void>
}

/** An organisation's installation serves all of its workspaces; a workspace's only its own. */
export function createInstallationStore(shelf: InstallationShelf): InstallationStore {
  return {
    async storeInstallation(installation) {
      const { isEnterpriseInstall, enterprise, team } = installation
      const workspace = (isEnterpriseInstall ? enterprise : team)?.id
      if (workspace === undefined) throw new Error('an installation names neither workspace nor organisation')
      await shelf.put(workspace, JSON.stringify(installation))
    },
    async fetchInstallation({ isEnterpriseInstall, enterpriseId, teamId }) {
      const workspace = (isEnterpriseInstall ? enterpriseId : teamId) ?? ''
      const payload = await shelf.get(workspace)
      if (payload === undefined) throw new Error('baimo is not installed in this workspace')
      const installation: Installation = JSON.parse(payload)
      return installation
    },
    async deleteInstallation({ isEnterpriseInstall, enterpriseId, teamId }) {
      await shelf.delete((isEnterpriseInstall ? enterpriseId : teamId) ?? '')
    },
  }
}
