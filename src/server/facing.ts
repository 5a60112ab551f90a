import { ConfigFault, isLoopback } from '#platform/config.ts'
import { isSecureEdge } from '#platform/edge.ts'
import type { Edge } from '#platform/edge.ts'

/**
 * Refuses to listen on an address of the network while the installation is open, without TLS, or without a name under
 * which it may be asked. A loopback address is always fine.
 */
export function requireFacing(host: string, edge: Edge, open: boolean): void {
  if (isLoopback(host)) return
  if (open) {
    throw new ConfigFault(
      `HOST ${host}: chưa có quản trị viên nên chỉ chạy trên máy này. Chạy với HOST=127.0.0.1, tạo quản trị viên bằng liên kết in ra lúc khởi động, rồi mới đặt HOST này. / ` +
        'Nobody administers the installation yet, so it listens on this machine only. Start with HOST=127.0.0.1, make the administrator by the link that the start prints, then set this HOST.',
    )
  }
  if (!isSecureEdge(edge)) {
    throw new ConfigFault(
      `HOST ${host}: không có TLS thì mật khẩu đi qua mạng ở dạng đọc được. Đặt TLS_CERT và TLS_KEY; hoặc để proxy lo TLS: BEHIND_PROXY=https và TRUSTED_PROXY=địa chỉ của proxy. / ` +
        'Without TLS passwords would cross the network in the clear. Set TLS_CERT and TLS_KEY; or let a proxy end TLS: BEHIND_PROXY=https and TRUSTED_PROXY=its address.',
    )
  }
  if (edge.hosts.length === 0) {
    throw new ConfigFault(
      `HOST ${host}: đặt PUBLIC_URL là địa chỉ người dùng mở, ví dụ https://hoctap.example.vn; yêu cầu gửi tới tên khác bị từ chối. / ` +
        'Set PUBLIC_URL to the address that people open, such as https://hoctap.example.vn; requests under other names are refused.',
    )
  }
}
